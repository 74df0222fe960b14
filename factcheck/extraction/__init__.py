"""What readers share: decoding, lines, collected text, paragraphs, headline, dateline, days."""
