// Package bleveindex is the engine on Bleve. A [Store] is a data directory as the indexer writes it: complete, immutable
// generations, one of which is live. An [Index] serves the live one and follows when another is published.
//
// No Bleve type leaves this package.
package bleveindex
