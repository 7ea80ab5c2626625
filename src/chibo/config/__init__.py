"""The composition root: settings, addresses, servers. The only place that knows everything."""
