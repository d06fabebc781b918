// A real S3-compatible server for tests: versitygw over a directory, with nothing of its other backends.
package main

import (
	"context"
	"log"
	"os"

	"github.com/versity/versitygw/backend/meta"
	"github.com/versity/versitygw/backend/posix"
	"github.com/versity/versitygw/embedgw"
)

// The address to listen at, a directory for buckets, and one for what is known of their objects: not every file system has
// attributes of files.
func main() {
	address, buckets, known := os.Args[1], os.Args[2], os.Args[3]
	for _, directory := range []string{buckets, known} {
		if err := os.MkdirAll(directory, 0o755); err != nil {
			log.Fatal(err)
		}
	}
	sidecar, err := meta.NewSideCar(known)
	if err != nil {
		log.Fatal(err)
	}
	store, err := posix.New(buckets, sidecar, posix.PosixOpts{NewDirPerm: 0o755, SideCarDir: known, Concurrency: 100})
	if err != nil {
		log.Fatal(err)
	}
	config := &embedgw.Config{
		RootUserAccess:    os.Getenv("ROOT_ACCESS_KEY"),
		RootUserSecret:    os.Getenv("ROOT_SECRET_KEY"),
		Ports:             []string{address},
		HealthPath:        "/healthz",
		MaxConnections:    1000,
		MaxRequests:       1000,
		MultipartMaxParts: 10000,
		KeepAlive:         true,
		Quiet:             true,
	}
	log.Fatal(embedgw.RunVersityGW(context.Background(), store, config))
}
