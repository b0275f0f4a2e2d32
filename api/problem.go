package api

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strconv"

	"onrecord/index"
)

// statusClientGone is logged for a client that did not wait for its answer.
const statusClientGone = 499

// problem is the body of every error, as RFC 9457 has it.
type problem struct {
	Type      string         `json:"type"`
	Title     string         `json:"title"`
	Status    int            `json:"status"`
	Detail    string         `json:"detail"`
	Problems  []paramProblem `json:"problems,omitempty"`
	RequestID string         `json:"request_id,omitempty"`

	retryAfter int // seconds; 0 gives no advice
}

type paramProblem struct {
	Param   string `json:"param"`
	Message string `json:"message"`
}

// statusError is an error whose text is meant for the client.
type statusError struct {
	status int
	detail string
}

func (e *statusError) Error() string { return e.detail }

// problemOf is the one place that turns errors into statuses. What it does not know is a 500 that tells nothing.
func problemOf(err error) problem {
	var invalid *index.InvalidError
	var status *statusError
	switch {
	case errors.As(err, &invalid):
		p := problem{Status: http.StatusBadRequest, Detail: invalid.Error()}
		for _, q := range invalid.Problems {
			p.Problems = append(p.Problems, paramProblem(q))
		}
		return p
	case errors.As(err, &status):
		p := problem{Status: status.status, Detail: status.detail}
		if p.Status == http.StatusServiceUnavailable {
			p.retryAfter = 5
		}
		return p
	case errors.Is(err, index.ErrNotFound):
		return problem{Status: http.StatusNotFound, Detail: "nothing here has this ID; it may have been deleted since"}
	case errors.Is(err, index.ErrGone):
		return problem{Status: http.StatusGone,
			Detail: "the index has changed, and the state in which this cursor goes on has been removed; begin again without cursor"}
	case errors.Is(err, index.ErrNotReady):
		return problem{Status: http.StatusServiceUnavailable, retryAfter: 5,
			Detail: "no statements have been published here yet; try again in a while"}
	case errors.Is(err, index.ErrBusy):
		return problem{Status: http.StatusServiceUnavailable, retryAfter: 1,
			Detail: "too many requests are being answered at this moment; try again in a second"}
	case errors.Is(err, context.DeadlineExceeded):
		return problem{Status: http.StatusGatewayTimeout,
			Detail: "the answer took too long; ask for less, with fewer words or facets"}
	}
	return problem{Status: http.StatusInternalServerError,
		Detail: "the server failed; its log has the details under the request ID"}
}

// fail answers with the problem that err is. What the client is not told goes to the log.
func (s *server) fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) && r.Context().Err() != nil {
		w.WriteHeader(statusClientGone)
		return
	}
	p := problemOf(err)
	if p.Status == http.StatusInternalServerError || p.Status == http.StatusGatewayTimeout {
		s.log.LogAttrs(r.Context(), slog.LevelError, "request failed", slog.String("route", routeOf(r)),
			slog.String("request_id", w.Header().Get(requestIDHeader)), slog.Any("error", err))
	}
	sendProblem(w, r, p)
}

func sendProblem(w http.ResponseWriter, r *http.Request, p problem) {
	p.Type = "about:blank"
	p.Title = http.StatusText(p.Status)
	p.RequestID = w.Header().Get(requestIDHeader)
	body, err := marshal(p)
	if err != nil {
		body = nil // cannot happen: a problem is texts and numbers
	}
	if p.retryAfter > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(p.retryAfter))
	}
	w.Header().Set("Cache-Control", "no-store")
	send(w, r, p.Status, "application/problem+json", strconv.Itoa(len(body)), body)
}
