"""What must hold between records, one kind of rule a module."""
