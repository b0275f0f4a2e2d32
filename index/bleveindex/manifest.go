package bleveindex

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

const (
	// formatVersion numbers the layout of a generation's folder and manifest.
	formatVersion = 1
	manifestName  = "manifest.json"
)

// Manifest describes a generation: what is in it, and by which its files are checked.
type Manifest struct {
	Format     int       `json:"format"`
	Schema     int       `json:"schema"`
	Generation string    `json:"generation"`
	Created    time.Time `json:"created"`
	Articles   int       `json:"articles"`
	Paragraphs int       `json:"paragraphs"`
	Files      []File    `json:"files"`  // by name
	SHA256     string    `json:"sha256"` // of this manifest with this field empty
}

// File is one file of a generation.
type File struct {
	Name   string `json:"name"` // relative to the generation's folder, with slashes
	Size   int64  `json:"size"` // in bytes
	SHA256 string `json:"sha256"`
}

// Bytes is the size of all files. Files that generations share are counted in each.
func (m Manifest) Bytes() int64 {
	var n int64
	for _, f := range m.Files {
		n += f.Size
	}
	return n
}

// SchemaError says that a generation was built by a release whose index means something else.
type SchemaError struct {
	Generation               string
	Format, Schema           int
	KnownFormat, KnownSchema int
}

func (e *SchemaError) Error() string {
	return fmt.Sprintf("generation %s has format %d and schema %d, and this release reads format %d and schema %d; "+
		"build it again with `indexer rebuild SOURCE…`, or use the release that wrote it",
		e.Generation, e.Format, e.Schema, e.KnownFormat, e.KnownSchema)
}

// DamagedError says what is wrong with a file of a generation.
type DamagedError struct {
	Generation, File, Reason string
}

func (e *DamagedError) Error() string {
	return fmt.Sprintf("generation %s is damaged: %s %s", e.Generation, e.File, e.Reason)
}

// checksum is what SHA256 has to be.
func (m Manifest) checksum() string {
	m.SHA256 = ""
	b, err := json.Marshal(m)
	if err != nil {
		panic(err) // texts and numbers always encode
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// write makes the manifest file of the folder dir.
func (m Manifest) write(dir string) error {
	b, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, manifestName), append(b, '\n'), 0o644)
}

// readManifest reads and checks the manifest of the generation in the folder dir.
func readManifest(dir string) (Manifest, error) {
	name := filepath.Base(dir)
	b, err := os.ReadFile(filepath.Join(dir, manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		return Manifest{}, &DamagedError{name, manifestName, "is missing"}
	} else if err != nil {
		return Manifest{}, err
	}
	return parseManifest(name, b)
}

// parseManifest checks the manifest of the generation called name.
func parseManifest(name string, b []byte) (Manifest, error) {
	damaged := func(reason string) error { return &DamagedError{name, manifestName, reason} }
	var v struct{ Format, Schema int }
	if err := json.Unmarshal(b, &v); err != nil {
		return Manifest{}, damaged("is not readable: " + err.Error())
	}
	if v.Format != formatVersion || v.Schema != schema {
		return Manifest{}, &SchemaError{name, v.Format, v.Schema, formatVersion, schema}
	}
	var m Manifest
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&m); err != nil {
		return Manifest{}, damaged("is not readable: " + err.Error())
	}
	if m.SHA256 != m.checksum() {
		return Manifest{}, damaged("does not have the checksum it names")
	}
	if m.Generation != name {
		return Manifest{}, damaged("is that of generation " + m.Generation)
	}
	return m, nil
}

// checkSizes compares the files in dir with the manifest: quick, and enough to open them safely.
func (m Manifest) checkSizes(dir string) error {
	for _, f := range m.Files {
		info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(f.Name)))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return &DamagedError{m.Generation, f.Name, "is missing"}
		case err != nil:
			return err
		case info.Size() != f.Size:
			reason := fmt.Sprintf("has %d bytes and not %d", info.Size(), f.Size)
			return &DamagedError{m.Generation, f.Name, reason}
		}
	}
	return nil
}

// checkSum reads the file f in dir, and compares it with the manifest.
func (m Manifest) checkSum(dir string, f File) error {
	sum, err := sumFile(filepath.Join(dir, filepath.FromSlash(f.Name)))
	return m.judge(f, sum, err)
}

// judge tells whether a file, whose checksum was read, is as it was written.
func (m Manifest) judge(f File, sum string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &DamagedError{m.Generation, f.Name, "is missing"}
	case errors.Is(err, errUnread):
		return &DamagedError{m.Generation, f.Name, err.Error()}
	case err != nil:
		return err
	case sum != f.SHA256:
		return &DamagedError{m.Generation, f.Name, "has another content than was written"}
	}
	return nil
}

// listFiles describes every file in dir but the manifest. A file that is linked to one of base, whose folder is
// baseDir, is not read again.
func listFiles(dir, baseDir string, base []File) ([]File, error) {
	var files []File
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == manifestName {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		f := File{Name: filepath.ToSlash(rel), Size: info.Size()}
		if i := slices.IndexFunc(base, func(b File) bool { return b.Name == f.Name }); i >= 0 {
			if was, err := os.Stat(filepath.Join(baseDir, rel)); err == nil && os.SameFile(info, was) {
				f.SHA256 = base[i].SHA256
			}
		}
		if f.SHA256 == "" {
			if f.SHA256, err = sumFile(path); err != nil {
				return err
			}
		}
		files = append(files, f)
		return nil
	})
	return files, err
}

// errUnread says that a file could be opened and not read, as on a bad sector.
var errUnread = errors.New("cannot be read")

func sumFile(path string) (string, error) {
	return sumBy(path, func(r io.Reader) io.Reader { return r })
}

// sumBy reads a file in the way that by has of reading.
func sumBy(path string, by func(io.Reader) io.Reader) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, by(f)); err != nil {
		if p := (*fs.PathError)(nil); errors.As(err, &p) {
			return "", fmt.Errorf("%w: %w", errUnread, p.Err) // not the path: the status tells it
		}
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
