"""From Arabic news articles to a graph of who claimed what about whom, who denied it and who contradicts whom."""

__version__ = "0.1.0"
