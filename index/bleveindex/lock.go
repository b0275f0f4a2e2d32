package bleveindex

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// holder is what the lock file tells of the one who writes, or wrote last.
type holder struct {
	Command string    `json:"command"`
	PID     int       `json:"pid"`
	Host    string    `json:"host"`
	Since   time.Time `json:"since"`
	Last    int       `json:"last_generation"` // number that was used last; none is used twice
}

// LockedError says who is writing.
type LockedError struct {
	Dir     string
	Command string
	PID     int
	Host    string
	Since   time.Time
}

func (e *LockedError) Error() string {
	if e.PID == 0 { // it has not come to say so yet
		return e.Dir + " is being written by another process; wait until it is done"
	}
	return fmt.Sprintf("%s is being written by `%s` (process %d on %s, since %s); wait until it is done, or stop it",
		e.Dir, e.Command, e.PID, e.Host, e.Since.Format(time.RFC3339))
}

// lock is the right to write to a data directory. The kernel takes it back when the process ends, however it ends.
type lock struct {
	file   *os.File
	holder holder
}

// lock never waits: it fails with a *LockedError when somebody else is writing.
func (d dir) lock(command string) (*lock, error) {
	if err := os.MkdirAll(d.generations(), 0o755); err != nil {
		return nil, fmt.Errorf("make the data directory: %w", err)
	}
	f, err := os.OpenFile(d.lockFile(), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	var h holder
	err = unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	_ = json.NewDecoder(f).Decode(&h) // empty when new; what it tells is a help, not a need
	if errors.Is(err, unix.EWOULDBLOCK) {
		f.Close()
		return nil, &LockedError{string(d), h.Command, h.PID, h.Host, h.Since}
	} else if err != nil {
		f.Close()
		return nil, fmt.Errorf("lock %s: %w", d.lockFile(), err)
	}
	host, err := os.Hostname()
	if err != nil {
		host = "an unnamed host"
	}
	l := &lock{f, holder{command, os.Getpid(), host, time.Now().UTC().Truncate(time.Second), h.Last}}
	if err := l.write(); err != nil {
		f.Close()
		return nil, err
	}
	return l, nil
}

func (l *lock) write() error {
	b, err := json.Marshal(l.holder)
	if err != nil {
		return err
	}
	if err := l.file.Truncate(0); err != nil {
		return fmt.Errorf("write the lock file: %w", err)
	}
	if _, err := l.file.WriteAt(append(b, '\n'), 0); err != nil {
		return fmt.Errorf("write the lock file: %w", err)
	}
	return l.file.Sync()
}

func (l *lock) release() error { return l.file.Close() }
