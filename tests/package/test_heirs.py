"""Schemas with a discriminator that others inherit from: `allOf` with a reference."""

import asyncio
import importlib
import json
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest
import yaml

from specwright.build import build_api
from specwright.document import Document
from specwright.python import Options, plan_package
from specwright.render import render_package

SPECIFICATION = yaml.safe_load(Path(__file__).with_name("heirs.yaml").read_text())

DOG = {"petType": "dog", "name": "Rex", "bark": True}
PUPPY = {"petType": "Puppy", "name": "Bo", "bark": False, "weeks": 3}
CAT = {"petType": "cat", "name": "Tom", "lives": 9}
FOX = {"petType": "fox", "name": "Ned", "bark": True}


def files(small: int) -> Iterator[tuple[str, bytes]]:
    document = Document(
        name="kennel.yaml",
        version="3.2.0",
        value=SPECIFICATION,
        digest="",
        files=(),
        locate=lambda _pointer, _key: None,
    )
    options = Options(package="kennel", small=small)
    package, _ = plan_package(build_api(document)[0], options)
    for file in render_package(package):
        yield file.path, file.content


@contextmanager
def imported(folder: Path, small: int) -> Generator[ModuleType]:
    for path, content in files(small):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    sys.path.insert(0, str(folder))
    try:
        yield importlib.import_module("kennel")
    finally:
        sys.path.remove(str(folder))
        for module in [of for of in sys.modules if of.split(".")[0] == "kennel"]:
            del sys.modules[module]


@pytest.fixture(scope="module", params=[100, 1], ids=["one module", "a module a tag"])
def kennel(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Any]:
    with imported(tmp_path_factory.mktemp("kennel"), request.param) as package:
        importlib.import_module("kennel.server")
        importlib.import_module("kennel.models")
        yield package


@pytest.fixture
def read(kennel: Any) -> Callable[[str, Any], Any]:
    def value(name: str, found: Any) -> Any:
        return getattr(kennel.models, name).model_validate_json(json.dumps(found))

    return value


@pytest.mark.parametrize(
    ("found", "name"),
    [
        (DOG, "Dog"),
        ({**DOG, "petType": "hound"}, "Dog"),
        (PUPPY, "Puppy"),
        (CAT, "Cat"),
        (FOX, "Pet"),
        ({**DOG, "petType": "Dog"}, "Pet"),
        ({**DOG, "bark": "loud"}, "Pet"),
        ({"petType": "dog", "name": "Rex"}, "Pet"),
        ({**CAT, "lives": -1}, "Pet"),
        ({"petType": "Bird", "name": "Tweety"}, "Pet"),
        ({"petType": "stone", "name": "Rocky", "weight": 1.5}, "Pet"),
        ({"petType": "Owner", "name": "Ann"}, "Pet"),
    ],
)
def test_the_member_names_the_class(
    kennel: Any, read: Callable[[str, Any], Any], found: Any, name: str
) -> None:
    pet = read("Pet", found)
    assert type(pet) is getattr(kennel.models, name)
    assert isinstance(pet, kennel.models.Pet)
    assert json.loads(pet.model_dump_json()) == found


def test_an_heir_is_read_into_its_own_heirs(
    kennel: Any, read: Callable[[str, Any], Any]
) -> None:
    models = kennel.models
    assert type(read("Dog", PUPPY)) is models.Puppy
    assert type(read("Dog", DOG)) is models.Dog
    assert type(read("Dog", {**CAT, "bark": True})) is models.Dog
    assert type(read("Puppy", {**PUPPY, "mother": PUPPY}).mother) is models.Puppy


@pytest.mark.parametrize(
    "found", [{"petType": "dog", "bark": True}, {**DOG, "name": 1}, {"name": "x"}, []]
)
def test_what_the_base_refuses_is_refused(
    read: Callable[[str, Any], Any], found: Any
) -> None:
    with pytest.raises(ValueError, match="validation error"):
        read("Pet", found)


def test_a_restated_value_is_checked(kennel: Any) -> None:
    assert kennel.models.Cat(pet_type="cat", name="Tom").pet_type == "cat"
    with pytest.raises(ValueError, match="cat"):
        kennel.models.Cat(pet_type="dog", name="Tom")


def test_python_values_are_of_the_class_that_is_called(kennel: Any) -> None:
    pet = kennel.models.Pet(pet_type="dog", name="Rex", bark=True)
    assert type(pet) is kennel.models.Pet


def test_default_mapping(kennel: Any, read: Callable[[str, Any], Any]) -> None:
    models = kennel.models
    assert type(read("Vehicle", {"id": 1, "doors": 4})) is models.Car
    assert type(read("Vehicle", {"id": 1, "kind": "x", "doors": 4})) is models.Car
    assert type(read("Vehicle", {"id": 1, "kind": "Boat"})) is models.Boat
    boat = read("Vehicle", {"id": 1, "kind": "Boat", "sails": "x", "doors": 4})
    assert type(boat) is models.Vehicle
    assert type(read("Vehicle", {"id": 1})) is models.Vehicle


def test_each_direction_has_heirs_of_its_own(
    kennel: Any, read: Callable[[str, Any], Any]
) -> None:
    models = kennel.models
    assert issubclass(models.CarRequest, models.VehicleRequest)
    assert type(read("VehicleRequest", {"doors": 4})) is models.CarRequest


def test_heirs_travel_both_ways(kennel: Any) -> None:
    models, seen = kennel.models, list[Any]()
    pets = [
        models.Puppy(pet_type="Puppy", name="Bo", bark=True, weeks=3, extra=[1]),
        models.Cat(pet_type="cat", name="Tom", friends=[models.Dog(**named(DOG))]),
        models.Pet(pet_type="fox", name="Ned"),
    ]
    owner = models.Owner(favourite=pets[0], pets={"a": pets[1]}, other=pets[1])

    class Pets:
        async def list_pets(self) -> Any:
            return pets

        async def create_pet(self, body: Any) -> Any:
            seen.append(body)
            return body

    class Others:
        async def set_owner(self, body: Any) -> Any:
            seen.append(body)
            return body

        async def create_vehicle(self, body: Any) -> Any:
            seen.append(body)
            return models.Boat(id=1, kind="Boat")

    app = kennel.server.create_app(pets=Pets(), owners=Others(), vehicles=Others())

    async def calls() -> None:
        http = httpx2.ASGITransport(app=app)
        async with kennel.AsyncClient(
            "http://kennel.test", http=http, strict=True
        ) as client:
            listed = await client.pets.list_pets()
            assert list(map(type, listed)) == list(map(type, pets))
            assert listed == pets
            for pet in pets:
                answer = await client.pets.create_pet(pet)
                assert answer == seen.pop() == pet
                assert type(answer) is type(pet)
            back = await client.owners.set_owner(owner)
            assert back == seen.pop() == owner
            assert type(back.pets["a"].friends[0]) is models.Dog
            assert type(back.other) is models.Cat
            vehicle = await client.vehicles.create_vehicle(models.CarRequest(doors=4))
            assert type(seen.pop()) is models.CarRequest
            assert type(vehicle) is models.Boat

    asyncio.run(calls())


def test_a_refused_body_is_told_about_the_base_alone(kennel: Any) -> None:
    class Pets:
        def list_pets(self) -> Any:
            raise AssertionError

        def create_pet(self, body: Any) -> Any:
            raise AssertionError(body)

    app = kennel.server.create_app(pets=Pets(), unimplemented="501")

    async def answer(body: Any) -> Any:
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(
            transport=transport, base_url="http://kennel.test"
        ) as client:
            return (await client.post("/pets", json=body)).json()

    found = asyncio.run(answer({"petType": "dog", "bark": 1}))
    assert found["errors"] == [{"where": "#/name", "message": "Field required"}]


def test_json_schemas_can_be_asked_for(kennel: Any) -> None:
    assert "petType" in str(kennel.models.Pet.model_json_schema())


def test_the_text_is_what_one_would_write() -> None:
    text = dict(files(small=100))["kennel/models.py"].decode()
    assert (
        """
class Dog(Pet):
    \"\"\"Barks.\"\"\"

    bark: bool
"""
        in text
    )
    assert "class Puppy(Dog):\n    weeks: Integer\n" in text
    assert "class Cat(Pet, CheckedModel):\n" in text
    assert "class Bird(Model):\n" in text
    assert (
        """class Vehicle(ParentModel):
    __heirs__ = Heirs("kind", {"Car": "Car", "Boat": "Boat"}, "Car")
"""
        in text
    )


def named(found: dict[str, Any]) -> dict[str, Any]:
    return {"pet_type" if name == "petType" else name: of for name, of in found.items()}
