"""Self-contained HTML pages: `page.render` fills a template and puts style, script and fonts into it."""
