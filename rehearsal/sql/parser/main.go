// Parses texts of SQL as CockroachDB does: a JSON array of strings in, a JSON array of what is wrong out.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/cockroachdb/cockroachdb-parser/pkg/sql/parser"
)

// result is what became of one text: its statements by their kinds, or the parser's words.
type result struct {
	Kinds []string `json:"kinds"`
	Error string   `json:"error,omitempty"`
}

func parse(text string) result {
	statements, err := parser.Parse(text)
	if err != nil {
		return result{Kinds: []string{}, Error: err.Error()}
	}
	kinds := make([]string, 0, len(statements))
	for _, statement := range statements {
		kinds = append(kinds, statement.AST.StatementTag())
	}
	return result{Kinds: kinds}
}

func main() {
	var texts []string
	if err := json.NewDecoder(os.Stdin).Decode(&texts); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	results := make([]result, 0, len(texts))
	for _, text := range texts {
		results = append(results, parse(text))
	}
	if err := json.NewEncoder(os.Stdout).Encode(results); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
