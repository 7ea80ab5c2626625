"""Which backups stay."""
