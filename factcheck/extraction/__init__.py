"""What readers share (decoding, lines, collected text, lay-out, datelines, days) and are built on."""
