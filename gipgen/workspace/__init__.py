"""What lies around a report on the disk: files, the neighbours that it names, git, the files of a house style."""
