"""Rules of the women's leadership mentoring: programmes, matching, the journey of a pair, stages."""
