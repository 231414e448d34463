"""Faults in how heirs of a base are told apart."""

from dataclasses import replace

from .fault import KENNEL, model, runtime

KENNEL_FAULTS = tuple(
    replace(fault, api=KENNEL)
    for fault in (
        model(
            "heir forgotten",
            "class Pet(ParentModel)",
            '"dog": "Dog", ',
            "",
            "accepts",
            "createPet",
        ),
        model(
            "heirs told apart by another member",
            "class Pet(ParentModel)",
            'Heirs(\n        "petType"',
            'Heirs(\n        "name"',
            "accepts",
            "createPet",
        ),
        runtime(
            "heirs never chosen",
            "heirs.py",
            "if not below:",
            "if below is not None:",
            "model-accepts",
            "createPet",
        ),
    )
)
