# Two static programs and the samples; nothing else is in the image, not even a shell.
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
# The history, which is sent along, names the version of the programs.
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /out/ ./cmd/... && mkdir /out/data

FROM scratch
COPY --from=build /out/indexer /out/server /
COPY --from=build /src/corpus/samples/statements /samples
# The data folder belongs to the user that the programs run as; a new volume takes that over.
COPY --from=build --chown=10001:10001 /out/data /data
USER 10001:10001
ENV ONRECORD_DATA=/data ONRECORD_ADDR=:8080
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=5s CMD ["/server", "-health"]
ENTRYPOINT ["/server"]
