"""Prefect, files, settings, the LanguageTool server and the command line."""

import gc

# In the process of a flow run Prefect is loaded by now, and stays. Otherwise the collector goes through all of that again and again
# while the rest is imported: 0.8 of 3.3 seconds, for which somebody waits who has pasted an article.
gc.freeze()
