// Reads a JSON array of .env texts from standard input and prints, for each, what Compose reads, or null.
package main

import (
	"encoding/json"
	"io"
	"os"
	"strings"

	"github.com/compose-spec/compose-go/v2/dotenv"
	"github.com/sirupsen/logrus"
)

func main() {
	logrus.SetOutput(io.Discard)
	var texts []string
	if err := json.NewDecoder(os.Stdin).Decode(&texts); err != nil {
		panic(err)
	}
	results := make([]map[string]string, len(texts))
	for i, text := range texts {
		if values, err := dotenv.Parse(strings.NewReader(text)); err == nil {
			results[i] = values
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(results); err != nil {
		panic(err)
	}
}
