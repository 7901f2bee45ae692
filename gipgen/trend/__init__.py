"""Years and units side by side: indicators, each with its definition in the form's words, as text, page and table."""
