"""The public site → RSS feeds, calendars and the sitemap."""
