"""Training of the model that ships inside the package; never imported by the package itself."""
