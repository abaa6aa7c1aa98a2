"""Wire reports in, checked match summaries and quotations out."""
