"""Numbers of many reports as one file of rows: CSV, SQLite, Excel, Parquet, written while the reports are read."""
