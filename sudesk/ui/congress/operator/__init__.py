"""The operator's page: one screen from which the hall is run on the day.

- page: ``OperatorPage(desk)``, pushed over the whole window; strip, agenda, check-in, hall screen
- strip: due, present, on leave, not arrived, the quorum, and the figures that were counted
- agenda_card, agenda_list, step: what the hall is at, its timer, what stands in the way
- check_in, door_finder, class_list, attendance: everybody who comes through the door
- script_card: the chair's words; opening: how a sitting begins

The page acts by services only and keeps nothing: opened again it stands where the file stands.
"""
