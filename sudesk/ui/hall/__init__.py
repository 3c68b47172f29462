"""The hall screen: painters of scenes, the window in the hall, and what the operator has of it.

- painting: ``paint(painter, room, scene, page, black=False)`` draws any scene on any painter,
  ``pages(scene)`` says how many pictures it takes; the scenes' own painters stand beside it
- board: ``ZhengBoard``, the 正 strokes of a running count
- screen: ``hall_screen_of(desk)``, the one hall screen of an open file; it lives as long as the
  desk, so that other pages do not take the picture away
- side: ``HallSide(desk)``, the card at the right of the operator's page: preview, scenes, keys

A picture is set on 1024 × 768 logical pixels and scaled with the height; where the display is
wider, ground and bands run on to its edges. Nothing is smaller than 34 of those pixels.
"""
