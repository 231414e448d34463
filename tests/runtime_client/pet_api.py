"""A small API, as the generator would declare it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from specwright.runtime.client import BaseAsyncClient, BaseClient
from specwright.runtime.credentials import BasicSecret, Credentials, Secret
from specwright.runtime.enumerations import StringEnum
from specwright.runtime.errors import ApiError, EmptyError
from specwright.runtime.file import File
from specwright.runtime.model import Model
from specwright.runtime.operation import (
    Body,
    Content,
    Header,
    Operation,
    Parameter,
    Response,
    json_content,
)
from specwright.runtime.options import Options
from specwright.runtime.resource import AsyncResource, Resource
from specwright.runtime.scalars import Integer
from specwright.runtime.schemes import ApiKey, Basic, Bearer, MutualTls, Scheme
from specwright.runtime.stream import Stream
from specwright.runtime.variant import EmptyVariant, Variant


class Mood(StringEnum):
    GOOD = "good"
    BAD = "bad"


class Pet(Model):
    id: Integer
    name: str
    mood: Mood = Mood.GOOD


class Problem(Model):
    detail: str


class NotFound(ApiError[Problem]):
    status = 404
    body_type = Problem
    media_type = "application/problem+json"


class Unexpected(ApiError[Problem]):
    status = "default"
    body_type = Problem
    media_type = "application/problem+json"


class TeapotError(EmptyError):
    status = "4XX"


class StoreDone(Variant[Pet]):
    status = 200


class StoreLater(EmptyVariant):
    status = 202


@dataclass(frozen=True, kw_only=True, repr=False)
class Auth(Credentials):
    bearer: Secret | None = None
    basic: BasicSecret | None = None
    key_header: Secret | None = None
    key_query: Secret | None = None
    key_cookie: Secret | None = None
    certificate: bool | None = None


ISSUER = "/token"
SCHEMES: Final[Mapping[str, Scheme]] = {
    "bearer": Bearer(attribute="bearer", token_url=ISSUER),
    "basic": Basic(attribute="basic"),
    "keyHeader": ApiKey(attribute="key_header", name="X-Key", place="header"),
    "keyQuery": ApiKey(attribute="key_query", name="key", place="query"),
    "certificate": MutualTls(attribute="certificate"),
    "keyCookie": ApiKey(attribute="key_cookie", name="sid", place="cookie"),
}

PET_ID = Parameter(
    argument="pet_id", name="petId", place="path", type=Integer, required=True
)

GET_PET: Final[Operation[Pet]] = Operation(
    id="getPet",
    method="GET",
    path="/pets/{petId}",
    parameters=(
        PET_ID,
        Parameter(
            argument="limit", name="limit", place="query", type=Integer, default=20
        ),
        Parameter(argument="tags", name="tags", place="query", type=list[str]),
        Parameter(argument="trace", name="X-Trace", place="header", type=str),
        Parameter(argument="session", name="session", place="cookie", type=str),
    ),
    results={
        200: Response(
            contents=json_content(Pet),
            headers=(Header(name="X-Rate", type=Integer, required=True),),
        )
    },
    errors={404: NotFound, "4XX": TeapotError},
)

ADD_PET: Final[Operation[Pet]] = Operation(
    id="addPet",
    method="POST",
    path="/pets",
    body=Body(contents=json_content(Pet)),
    results={201: Response(contents=json_content(Pet))},
)

DELETE_PET: Final[Operation[None]] = Operation(
    id="deletePet",
    method="DELETE",
    path="/pets/{petId}",
    parameters=(PET_ID,),
    results={204: Response()},
)

STORE_PET: Final[Operation[StoreDone | StoreLater]] = Operation(
    id="storePet",
    method="PUT",
    path="/pets",
    body=Body(contents=json_content(Pet)),
    results={
        200: Response(contents=json_content(Pet), variant=StoreDone),
        202: Response(variant=StoreLater),
    },
)

UPLOAD: Final[Operation[None]] = Operation(
    id="upload",
    method="PUT",
    path="/blob",
    body=Body(contents=(Content(media_type="application/octet-stream", type=File),)),
    results={204: Response()},
)

DOWNLOAD: Final[Operation[File]] = Operation(
    id="download",
    method="GET",
    path="/blob",
    results={
        200: Response(
            contents=(Content(media_type="application/octet-stream", type=File),)
        )
    },
    errors={404: NotFound},
)

WATCH: Final[Operation[Stream[Pet]]] = Operation(
    id="watch",
    method="GET",
    path="/watch",
    results={
        200: Response(
            contents=(
                Content(media_type="text/event-stream", type=Stream[Pet], item=Pet),
                Content(media_type="application/jsonl", type=Stream[Pet], item=Pet),
            )
        )
    },
)


def secured(*requirements: Mapping[str, tuple[str, ...]]) -> Operation[None]:
    return Operation(
        id="secret",
        method="GET",
        path="/secret",
        results={204: Response()},
        security=requirements,
    )


class Pets(Resource):
    def get_pet(
        self, pet_id: int, *, limit: int = 20, options: Options | None = None
    ) -> Pet:
        return self._call(GET_PET, options, pet_id=pet_id, limit=limit)

    def add_pet(self, body: Pet, *, options: Options | None = None) -> Pet:
        return self._call(ADD_PET, options, body=body)


class AsyncPets(AsyncResource):
    async def get_pet(
        self, pet_id: int, *, limit: int = 20, options: Options | None = None
    ) -> Pet:
        return await self._call(GET_PET, options, pet_id=pet_id, limit=limit)


class Client(BaseClient[Auth]):
    default_base_url = "http://pets.test/v1"
    schemes = SCHEMES

    @cached_property
    def pets(self) -> Pets:
        return Pets(self)


class AsyncClient(BaseAsyncClient[Auth]):
    default_base_url = "http://pets.test/v1"
    schemes = SCHEMES

    @cached_property
    def pets(self) -> AsyncPets:
        return AsyncPets(self)


def pet(**members: Any) -> dict[str, Any]:
    return {"id": 1, "name": "Rex", **members}
