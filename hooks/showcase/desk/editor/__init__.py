"""What a code editor is told of the content: schemas, snippets, words."""
