"""What the readers share: decoding, lay-out, datelines, extracted text. No reader, so not discovered."""
