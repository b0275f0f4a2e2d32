package index_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"

	"onrecord/index"
	"onrecord/index/indextest"
)

func TestLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		asked := 0
		s := index.Limit(&indextest.Fake{
			SearchFunc: func(context.Context, index.Query) (index.Result, error) {
				asked++
				<-release
				return index.Result{Total: 1}, nil
			},
			StatusFunc: func() index.Status { return index.Status{Ready: true} },
		}, 1, 1)
		done := make(chan error, 2)
		for range 2 { // one is answered, one waits
			go func() {
				res, err := s.Search(t.Context(), index.Query{})
				if err == nil && res.Total != 1 {
					err = errors.New("the answer is lost")
				}
				done <- err
			}()
		}
		synctest.Wait()
		if _, err := s.Speakers(t.Context(), index.ListQuery{}); !errors.Is(err, index.ErrBusy) {
			t.Errorf("a third question gives %v, want ErrBusy", err)
		}
		if !s.Status().Ready {
			t.Error("the status waits with the others")
		}
		if asked != 1 {
			t.Errorf("%d are being answered, want 1", asked)
		}
		close(release)
		for range 2 {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
		if _, err := s.Outlets(t.Context(), index.ListQuery{}); err != nil {
			t.Errorf("afterwards: %v", err)
		}
	})
}

// TestLimitSaid holds that searches inside what was said leave room for others.
func TestLimitSaid(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		s := index.Limit(&indextest.Fake{SearchFunc: func(_ context.Context, q index.Query) (index.Result, error) {
			if q.Said {
				<-release
			}
			return index.Result{}, nil
		}}, 2, 4)
		done := make(chan error, 3)
		for range 3 { // one is answered, two wait
			go func() {
				_, err := s.Search(t.Context(), index.Query{Said: true})
				done <- err
			}()
		}
		synctest.Wait()
		if _, err := s.Search(t.Context(), index.Query{Said: true}); !errors.Is(err, index.ErrBusy) {
			t.Errorf("a fourth gives %v, want ErrBusy", err)
		}
		if _, err := s.Search(t.Context(), index.Query{}); err != nil {
			t.Errorf("another question: %v", err)
		}
		close(release)
		for range 3 {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
	})
}

// TestLimitWaiting holds what a question in the queue gets when its time is over, or its asker gone.
func TestLimitWaiting(t *testing.T) {
	for _, c := range []struct {
		name string
		end  func(context.Context) (context.Context, context.CancelFunc)
		want error
	}{
		{"deadline", func(ctx context.Context) (context.Context, context.CancelFunc) { return context.WithTimeout(ctx, 1) }, index.ErrBusy},
		{"cancelled", func(ctx context.Context) (context.Context, context.CancelFunc) {
			ctx, cancel := context.WithCancel(ctx)
			cancel()
			return ctx, cancel
		}, context.Canceled},
	} {
		t.Run(c.name, func(t *testing.T) {
			release, started := make(chan struct{}), make(chan struct{})
			s := index.Limit(&indextest.Fake{SearchFunc: func(context.Context, index.Query) (index.Result, error) {
				close(started)
				<-release
				return index.Result{}, nil
			}}, 1, 1)
			finished := make(chan struct{})
			go func() { defer close(finished); s.Search(context.Background(), index.Query{}) }()
			<-started
			ctx, cancel := c.end(t.Context())
			defer cancel()
			if _, err := s.Article(ctx, "a1"); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			close(release)
			<-finished
		})
	}
}
