import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;

/** Measures Lucene on the folder that bin/speed wrote. */
public class Measure {
  static final Analyzer STEMS = analyzer(true), WORDS = analyzer(false);
  static final FacetsConfig CONFIG = new FacetsConfig();
  static final ObjectMapper JSON = new ObjectMapper();

  static {
    CONFIG.setMultiValued("speaker", true);
    for (String f : new String[] {"speaker", "outlet_id", "year"}) CONFIG.setIndexFieldName(f, "facet_" + f);
  }

  static Analyzer analyzer(boolean stem) {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        Tokenizer t = new StandardTokenizer();
        TokenStream s = stem ? new EnglishPossessiveFilter(t) : t;
        s = new ASCIIFoldingFilter(new LowerCaseFilter(s));
        return new TokenStreamComponents(t, stem ? new SnowballFilter(s, "English") : s);
      }
    };
  }

  static void build(Path dir, List<JsonNode> docs) throws IOException {
    FieldType stems = new FieldType(TextField.TYPE_STORED);
    stems.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    stems.freeze();
    IndexWriterConfig c = new IndexWriterConfig(new PerFieldAnalyzerWrapper(STEMS, java.util.Map.of("exact", WORDS)));
    c.setRAMBufferSizeMB(256);
    try (FSDirectory d = MMapDirectory.open(dir); IndexWriter w = new IndexWriter(d, c)) {
      // One thread for each core: one alone would leave a core idle.
      int threads = Runtime.getRuntime().availableProcessors();
      List<Thread> all = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        int first = t;
        Thread thread = new Thread(() -> {
          try {
            for (int i = first; i < docs.size(); i += threads) w.addDocument(CONFIG.build(document(docs.get(i), stems)));
          } catch (IOException e) {
            throw new RuntimeException(e);
          }
        });
        thread.start();
        all.add(thread);
      }
      for (Thread t : all) t.join();
      w.forceMerge(1);
      w.commit();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  static Document document(JsonNode n, FieldType stems) {
    Document d = new Document();
    String text = n.get("text").asText();
    int day = n.get("day").asInt();
    d.add(new Field("text", text, stems));
    d.add(new TextField("exact", text, Field.Store.NO));
    d.add(new StoredField("title", n.get("title").asText()));
    d.add(new SortedDocValuesField("id", new BytesRef(n.get("id").asText())));
    for (String f : new String[] {"outlet_id", "year", "lang", "kind", "article"}) {
      String v = n.path(f).asText("");
      if (v.isEmpty()) continue;
      d.add(new StringField(f, v, Field.Store.NO));
      if (f.equals("outlet_id") || f.equals("year")) d.add(new SortedSetDocValuesFacetField(f, v));
    }
    for (JsonNode s : n.path("speaker")) {
      d.add(new StringField("speaker", s.asText(), Field.Store.NO));
      d.add(new SortedSetDocValuesFacetField("speaker", s.asText()));
    }
    d.add(new IntPoint("day", day));
    d.add(new NumericDocValuesField("day", day));
    return d;
  }

  final IndexSearcher searcher;
  final UnifiedHighlighter highlighter;
  final List<SortedSetDocValuesReaderState> states = new ArrayList<>();
  static final String[] FACETS = {"year", "speaker", "outlet_id"};

  Measure(Path dir) throws IOException {
    DirectoryReader r = DirectoryReader.open(MMapDirectory.open(dir));
    searcher = new IndexSearcher(r);
    searcher.setQueryCache(null);
    highlighter = UnifiedHighlighter.builder(searcher, STEMS).build();
    for (String f : FACETS) states.add(new DefaultSortedSetDocValuesReaderState(r, "facet_" + f, CONFIG));
  }

  static String stem(String word) {
    try (TokenStream s = STEMS.tokenStream("text", word)) {
      CharTermAttribute a = s.addAttribute(CharTermAttribute.class);
      s.reset();
      String found = s.incrementToken() ? a.toString() : word;
      s.end();
      return found;
    } catch (IOException e) {
      throw new RuntimeException(e);
    }
  }

  static Query words(JsonNode q) {
    JsonNode words = q.get("words");
    String op = q.get("op").asText();
    if (words == null || words.isNull() || words.isEmpty()) return new MatchAllDocsQuery();
    if (op.equals("prefix")) return new PrefixQuery(new Term("exact", words.get(0).asText()));
    if (op.equals("phrase")) {
      PhraseQuery.Builder b = new PhraseQuery.Builder();
      for (JsonNode w : words) b.add(new Term("exact", w.asText()));
      return b.build();
    }
    BooleanQuery.Builder b = new BooleanQuery.Builder();
    for (JsonNode w : words) b.add(new TermQuery(new Term("text", stem(w.asText()))), op.equals("or") ? Occur.SHOULD : Occur.MUST);
    return b.build();
  }

  static Query narrowed(JsonNode q, boolean speaker, boolean outlet) {
    BooleanQuery.Builder b = new BooleanQuery.Builder();
    b.add(words(q), Occur.MUST);
    if (speaker && q.has("speaker")) b.add(new TermQuery(new Term("speaker", q.get("speaker").asText().replace('-', '_'))), Occur.FILTER);
    if (outlet && q.has("outlet")) b.add(new TermQuery(new Term("outlet_id", q.get("outlet").asText().replace('-', '_'))), Occur.FILTER);
    if (q.has("from")) b.add(IntPoint.newRangeQuery("day", q.get("from").asInt() << 9, q.get("to").asInt() << 9 | 12 << 5 | 31), Occur.FILTER);
    return b.build();
  }

  int ask(JsonNode q) throws IOException {
    Query query = narrowed(q, true, true);
    TopDocs found = q.has("newest")
        ? searcher.search(query, new TopFieldCollectorManager(
            new Sort(new SortField("day", SortField.Type.INT, true), new SortField("id", SortField.Type.STRING)), 10, null, Integer.MAX_VALUE))
        : searcher.search(query, new TopScoreDocCollectorManager(10, null, Integer.MAX_VALUE));
    for (ScoreDoc h : found.scoreDocs) searcher.storedFields().document(h.doc).get("text");
    if (q.has("highlight")) highlighter.highlight("text", query, found, 3);
    if (q.has("facets")) {
      for (int i = 0; i < FACETS.length; i++) {
        Query other = narrowed(q, !FACETS[i].equals("speaker"), !FACETS[i].equals("outlet_id"));
        FacetsCollector c = searcher.search(other, new FacetsCollectorManager());
        new SortedSetDocValuesFacetCounts(states.get(i), c).getTopChildren(10, FACETS[i]);
      }
    }
    return (int) found.totalHits.value;
  }

  static void measure(Measure m, JsonNode c, JsonNode work) throws IOException {
    JsonNode questions = c.get("questions");
    double seconds = work.get("seconds").asDouble();
    double found = 0;
    for (JsonNode q : questions) found += m.ask(q);
    found /= questions.size();
    long began = System.nanoTime();
    while (System.nanoTime() - began < seconds * 0.5e9) for (JsonNode q : questions) m.ask(q); // until it is compiled
    long[] times = new long[1 << 20];
    int n = 0;
    began = System.nanoTime();
    while (n < 20 || System.nanoTime() - began < seconds * 1e9 && n < times.length) {
      JsonNode q = questions.get(n % questions.size());
      long start = System.nanoTime();
      m.ask(q);
      times[n++] = System.nanoTime() - start;
    }
    Arrays.sort(times, 0, n);
    System.out.printf(Locale.ROOT, "BenchmarkQuery/%s/lucene/%d-%d\t%d\t%d p50-ns\t%d p99-ns\t%.1f found%n", c.get("name").asText(),
        work.get("paragraphs").asInt(), Runtime.getRuntime().availableProcessors(), n, times[n / 2], times[Math.min(n * 99 / 100, n - 1)], found);
  }

  static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]), dir = folder.resolve("lucene");
    JsonNode work = JSON.readTree(folder.resolve("questions.json").toFile());
    List<JsonNode> docs = new ArrayList<>();
    try (BufferedReader in = Files.newBufferedReader(folder.resolve("documents.jsonl"))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) docs.add(JSON.readTree(line));
    }
    long began = System.nanoTime(), used = cpu();
    build(dir, docs);
    double wall = (System.nanoTime() - began) / 1e9, cpu = (cpu() - used) / 1e9;
    int n = docs.size();
    docs.clear();
    long size;
    try (Stream<Path> files = Files.list(dir)) {
      size = files.mapToLong(p -> p.toFile().length()).sum();
    }
    System.out.printf(Locale.ROOT, "BenchmarkBuild/lucene/%d-%d\t1\t%.0f ns/op\t%.0f paragraphs/cpu-s\t%.0f paragraphs/s\t%.3f disk/text%n",
        work.get("paragraphs").asInt(), Runtime.getRuntime().availableProcessors(), wall * 1e9, n / cpu, n / wall,
        size / work.get("bytes").asDouble());
    Measure m = new Measure(dir);
    for (JsonNode c : work.get("classes")) measure(m, c, work);
  }
}
