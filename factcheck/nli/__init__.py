"""The language model: premise and hypothesis in, three probabilities out.

torch and transformers are imported when a model is loaded, not before.
"""

from factcheck.nli.transformers import TransformersBackend, load

__all__ = ["TransformersBackend", "load"]
