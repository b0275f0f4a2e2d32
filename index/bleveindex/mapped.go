package bleveindex

import (
	"os"

	"golang.org/x/sys/unix"
)

// mapped is a file in memory.
type mapped struct {
	data  []byte
	unmap bool
}

// mapFile maps a file for reading, so that servers share it and the kernel keeps what is read of it. Where files cannot
// be mapped it is read.
func mapFile(path string) (mapped, error) {
	f, err := os.Open(path)
	if err != nil {
		return mapped{}, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return mapped{}, err
	}
	if size := int(info.Size()); size > 0 {
		if data, err := unix.Mmap(int(f.Fd()), 0, size, unix.PROT_READ, unix.MAP_SHARED); err == nil {
			return mapped{data: data, unmap: true}, nil
		}
	}
	data, err := os.ReadFile(path)
	return mapped{data: data}, err
}

func (m mapped) close() error {
	if !m.unmap {
		return nil
	}
	return unix.Munmap(m.data)
}
