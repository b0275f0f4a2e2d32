package invert

import (
	"encoding/binary"
	"hash/crc32"
	"os"

	"github.com/klauspost/compress/s2"
)

// output is a file that is written from its beginning to its end.
type output struct {
	f       *os.File
	buf     []byte
	flushed uint64
	crc     uint32
	err     error // the first one
}

const outputBuffer = 256 << 10

func (o *output) write(p []byte) {
	o.buf = append(o.buf, p...)
	if len(o.buf) >= outputBuffer {
		o.flush()
	}
}

func (o *output) flush() {
	o.flushed += uint64(len(o.buf))
	o.crc = crc32.Update(o.crc, crc32.IEEETable, o.buf)
	if o.err == nil {
		_, o.err = o.f.Write(o.buf)
	}
	o.buf = o.buf[:0]
}

// count is how many bytes were written.
func (o *output) count() uint64 { return o.flushed + uint64(len(o.buf)) }

func (o *output) uvarint(n uint64) { o.buf = binary.AppendUvarint(o.buf, n) }

// packer makes what zap stores of a document.
type packer struct{ meta, data, all []byte }

func (p *packer) pack(id string, field int, value []byte) []byte {
	const text = 't' // the type of a field
	p.meta = binary.AppendUvarint(p.meta[:0], uint64(len(id)))
	for _, n := range []int{field, text, 0, len(value), 0} {
		p.meta = binary.AppendUvarint(p.meta, uint64(n))
	}
	if need := s2.MaxEncodedLen(len(value)); cap(p.data) < need {
		p.data = make([]byte, need)
	}
	data := s2.EncodeSnappyBetter(p.data[:cap(p.data)], value)
	p.all = binary.AppendUvarint(p.all[:0], uint64(len(p.meta)))
	p.all = binary.AppendUvarint(p.all, uint64(len(id)+len(data)))
	p.all = append(p.all, p.meta...)
	p.all = append(p.all, id...)
	p.all = append(p.all, data...)
	return p.all
}
