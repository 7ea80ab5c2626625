"""What holds for drafts: fields, differences, places of remarks, bounds of office templates. Plain Python."""
