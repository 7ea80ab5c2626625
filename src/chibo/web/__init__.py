"""The UI kit: base page, components, the template environment and the page renderer."""
