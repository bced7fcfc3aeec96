"""What goes to terminals, tables and files: isolated directions, clean text, rows."""
