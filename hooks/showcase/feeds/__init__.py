"""The public site → RSS feeds and the sitemap."""
