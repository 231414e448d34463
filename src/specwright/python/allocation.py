"""All names of an API, given in one pass."""

from specwright.diagnostics import Diagnostic
from specwright.ir.api import Api

from .class_names import class_names, field_names, member_names
from .declaring import Declared
from .error_names import error_names
from .names import Names
from .operation_names import (
    argument_names,
    constant_names,
    every_operation,
    group_names,
    method_names,
    module_names,
    primary_tag,
    result_names,
    stem_names,
)
from .scopes import Candidate, settle
from .shapes import EnumDeclaration, RecordDeclaration
from .views import Views


def allocate(
    api: Api, declared: Declared, views: Views
) -> tuple[Names, tuple[Diagnostic, ...]]:
    """Name everything that is declared, and every operation with what belongs to it."""
    declarations = declared.declarations
    enums = [k for k, of in declarations.items() if isinstance(of, EnumDeclaration)]
    classes, diagnostics = class_names(api, declarations, enums)
    taken = frozenset(classes.values())
    twice = [key for key, needed in views.needed.items() if len(needed) > 1]
    requests = settle(
        (
            Candidate(
                key,
                "",
                (f"{classes[key]}Request", f"{classes[key]}InRequest"),
            )
            for key in twice
        ),
        taken=taken,
    )
    taken |= frozenset(requests.values())
    operations = tuple(every_operation(api))
    tags = tuple(dict.fromkeys(map(primary_tag, operations)))
    stems = stem_names(operations)
    errors = error_names(operations, taken)
    groups = group_names(tags, taken | frozenset(errors.values()))
    results = result_names(
        operations, taken | frozenset(errors.values()) | frozenset(groups.values())
    )
    names = Names(
        classes=classes,
        request_classes=requests,
        fields={
            key: field_names(declared.shaper, key)
            for key, of in declarations.items()
            if isinstance(of, RecordDeclaration)
        },
        members={
            key: member_names(of)
            for key, of in declarations.items()
            if isinstance(of, EnumDeclaration)
        },
        methods=stems | method_names(api.operations, stems),
        constants=constant_names(stems),
        arguments={of.pointer: argument_names(of) for of in operations},
        modules=module_names(tags),
        groups=groups,
        errors=errors,
        results=results,
    )
    return names, diagnostics
