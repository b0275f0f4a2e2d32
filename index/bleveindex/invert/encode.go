package invert

import "encoding/binary"

// chunkSize is into how many documents the postings of a term are parted, by zap's chunk mode 1026, of which the
// documents of the segment are docs and those of the term n.
func chunkSize(n, docs uint64) uint64 { return max(docs/(n/1024+1), 1) }

// chunks is what zap keeps of the postings of a term, in parts that can be gone to.
type chunks struct {
	size uint64 // documents of a part
	ends []uint64
	at   int // the part that is written
	data []byte
	head []byte
}

func (c *chunks) reset(size, docs uint64) {
	n := int((docs-1)/size + 1)
	if cap(c.ends) < n {
		c.ends = make([]uint64, n)
	}
	c.size, c.ends, c.at, c.data = size, c.ends[:n], 0, c.data[:0]
}

// add adds what there is of a document. Documents come in order.
func (c *chunks) add(doc uint32, b []byte) {
	if len(c.ends) > 1 {
		c.goTo(int(uint64(doc) / c.size))
	}
	c.data = append(c.data, b...)
}

// goTo ends the parts in front of one.
func (c *chunks) goTo(part int) {
	for ; c.at < part; c.at++ {
		c.ends[c.at] = uint64(len(c.data))
	}
}

// write gives where it wrote them; 0 when there is nothing.
func (c *chunks) write(out *output) uint64 {
	if len(c.data) == 0 {
		return 0
	}
	c.goTo(len(c.ends))
	at := out.count()
	c.head = binary.AppendUvarint(c.head[:0], uint64(len(c.ends)))
	for _, end := range c.ends {
		c.head = binary.AppendUvarint(c.head, end)
	}
	out.write(c.head)
	out.write(c.data)
	return at
}

// The form in which roaring bitmaps lie in files: the numbers in containers by their upper 16 bits, each of them a list
// of the lower ones or, where that is longer, a bit for each.
const (
	roaringCookie = 12346 // no container holds runs
	mostListed    = 4096
	bitsLen       = 8192
)

// appendRoaring adds numbers, which are sorted.
func appendRoaring(b []byte, numbers []uint32) []byte {
	start := len(b)
	le := binary.LittleEndian
	containers := 0
	eachContainer(numbers, func(uint16, []uint32) { containers++ })
	b = le.AppendUint32(b, roaringCookie)
	b = le.AppendUint32(b, uint32(containers))
	eachContainer(numbers, func(key uint16, of []uint32) {
		b = le.AppendUint16(b, key)
		b = le.AppendUint16(b, uint16(len(of)-1))
	})
	offset := len(b) - start + 4*containers
	eachContainer(numbers, func(_ uint16, of []uint32) {
		b = le.AppendUint32(b, uint32(offset))
		offset += min(2*len(of), bitsLen)
	})
	eachContainer(numbers, func(_ uint16, of []uint32) {
		if len(of) <= mostListed {
			for _, n := range of {
				b = le.AppendUint16(b, uint16(n))
			}
			return
		}
		var bits [bitsLen]byte
		for _, n := range of {
			bits[uint16(n)/8] |= 1 << (n % 8)
		}
		b = append(b, bits[:]...)
	})
	return b
}

func eachContainer(numbers []uint32, visit func(key uint16, of []uint32)) {
	for len(numbers) > 0 {
		key := numbers[0] >> 16
		n := 1
		for n < len(numbers) && numbers[n]>>16 == key {
			n++
		}
		visit(uint16(key), numbers[:n])
		numbers = numbers[n:]
	}
}
