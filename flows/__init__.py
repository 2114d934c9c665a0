"""Prefect, files, settings, the LanguageTool server and the command line."""
