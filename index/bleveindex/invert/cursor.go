package invert

import (
	"bufio"
	"encoding/binary"
	"io"
	"os"
	"slices"
)

// cursor goes through the terms of a run.
type cursor struct {
	number int
	f      *os.File
	in     *bufio.Reader
	left   uint64 // terms of the field behind this one
	more   bool   // there is a term
	term   []byte
	docs   uint64
	size   uint64 // of what is not read yet
	data   []byte
	room   []byte
}

// begin goes to the first term of the next field.
func (c *cursor) begin() (err error) {
	if c.left, err = binary.ReadUvarint(c.in); err != nil {
		return err
	}
	return c.next()
}

func (c *cursor) next() (err error) {
	if c.more = c.left > 0; !c.more {
		return nil
	}
	c.left--
	n, err := binary.ReadUvarint(c.in)
	if err != nil {
		return err
	}
	c.term = slices.Grow(c.term[:0], int(n))[:n]
	if _, err := io.ReadFull(c.in, c.term); err != nil {
		return err
	}
	if c.docs, err = binary.ReadUvarint(c.in); err != nil {
		return err
	}
	c.size, err = binary.ReadUvarint(c.in)
	return err
}

// read reads what there is of the term.
func (c *cursor) read() error {
	c.room = slices.Grow(c.room[:0], int(c.size))[:c.size]
	c.data = c.room
	_, err := io.ReadFull(c.in, c.data)
	return err
}
