"""Counting votes: pure, exact, and explained so that anybody can check it by hand.

``ballots`` holds what stands on the papers, ``blt`` and the readers beside it bring them in, ``reading`` says what a
method makes of papers filled in wrongly. Each method has a module of its own, named in ``methods``; all of them drive a
``running`` count, which writes the ``record``. ``ties`` breaks ties by recorded rules, ``reserved`` and ``watching``
know what reserved seats allow, ``account`` tells the count in sentences.
"""
