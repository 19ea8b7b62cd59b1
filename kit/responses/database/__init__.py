"""The database: opened, migrated, read, and written by one writer."""
