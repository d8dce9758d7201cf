"""The sample offices: invented people in four real countries, made through the office's own acts."""

from pomanager.samples.making import make_sample
from pomanager.samples.stories import STORIES, story

__all__ = ["STORIES", "make_sample", "story"]
