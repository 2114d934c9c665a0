"""Settings: from COPYDESK_ variables, then from copydesk.toml, then the defaults.

    settings().home, settings().cron

The file is copydesk.toml in the working folder, or the one that COPYDESK_CONFIG names. `copydesk settings` shows each value and
where it came from. A name that is no setting is an error: a setting that is misspelt would be silently without effect.
"""

import os
import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import available_timezones

from platformdirs import user_data_path
from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from flows.articles import InputError

PREFIX = "COPYDESK_"
FILE_VARIABLE = "COPYDESK_CONFIG"
_PARTS = 5  # of a cron expression


def _cron(value: str) -> str:
    if len(value.split()) != _PARTS:
        raise ValueError('a cron expression has five parts, such as "0 2 * * *" for two in the morning')
    return value


def _zone(value: str) -> str:
    if value not in available_timezones():
        near = get_close_matches(value, available_timezones(), 1)
        raise ValueError(f"there is no such time zone{f'; did you mean {near[0]}?' if near else ''}")
    return value


class Settings(BaseSettings):
    """All that can be set for a house; each flow's form begins with these."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", env_ignore_empty=True)

    home: Path = Field(default=user_data_path("copydesk"), description="folder for everything that copydesk up keeps")
    store: str = Field(
        default="", description="SQLite file or postgresql:// address of the store; empty: copydesk.sqlite at home"
    )
    cache: str = Field(default="", description="folder for remembered scores, or off; empty: the user's cache")
    inputs: list[str] = Field(default=[], description="what the nightly run cleans; empty: the folder inbox at home")
    out: str = Field(
        default="", description="folder or address for the reports of the deployments; empty: reports at home"
    )
    profile: str = Field(
        default="standard", description="standard, or the name of a TOML file in the folder profiles at home"
    )
    languagetool: bool = Field(default=True, description="score with LanguageTool too")
    cron: Annotated[str, AfterValidator(_cron)] = Field(default="0 2 * * *", description="when the nightly run begins")
    timezone: Annotated[str, AfterValidator(_zone)] = Field(default="UTC", description="time zone of cron")
    keep_days: int = Field(
        default=90, ge=1, le=3650, description="days after which retention forgets runs, reports and old results"
    )
    runs_at_once: int = Field(
        default=2, ge=1, le=64, description="flow runs that copydesk up works on at the same time"
    )
    prefect_port: int = Field(default=4200, ge=1, le=65535, description="port of Prefect's server and pages")
    desk_port: int = Field(default=4300, ge=1, le=65535, description="port of the desk")
    desk_url: str = Field(
        default="", description="address of the desk in summaries; empty: this machine's, at desk_port"
    )
    log_format: Literal["text", "json"] = Field(default="text", description="text, or json: an object a line")

    @property
    def store_address(self) -> str:
        """Where the store is."""
        return self.store or str(self.home / "copydesk.sqlite")

    @property
    def reports(self) -> str:
        """Where the deployments write."""
        return self.out or str(self.home / "reports")

    @property
    def desk(self) -> str:
        """The address of the desk."""
        return (self.desk_url or f"http://localhost:{self.desk_port}").rstrip("/")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Variables win over the file."""
        return env_settings, TomlConfigSettingsSource(settings_cls, toml_file=settings_file())


def settings_file() -> Path:
    """The file of settings, whether it is there or not."""
    return Path(os.environ.get(FILE_VARIABLE) or "copydesk.toml")


def settings() -> Settings:
    """The settings as they are now. Raises InputError that names the setting, where it stands, and what it may be."""
    _check_names()
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        message = first["msg"].removeprefix("Value error, ")
        raise InputError(f"{_place(name)}: {name} = {first['input']!r} will not do: {message}.") from None


def _check_names() -> None:
    """Refuse names that are no settings."""
    file = settings_file()
    if os.environ.get(FILE_VARIABLE) and not file.exists():
        raise InputError(f"{file}, which {FILE_VARIABLE} names, is not there. Make it, or: unset {FILE_VARIABLE}")
    try:
        in_file = tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{file} cannot be read as settings ({error}). Mend or remove it.") from None
    known = Settings.model_fields
    in_variables = (n.removeprefix(PREFIX).lower() for n in os.environ if n.startswith(PREFIX) and n != FILE_VARIABLE)
    for name, where in [*((n, str(file)) for n in in_file), *((n, f"{PREFIX}{n.upper()}") for n in in_variables)]:
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"Did you mean {near[0]}?" if near else "`copydesk settings` lists them."
            raise InputError(f"{where}: there is no setting {name!r}. {hint}")


def _place(name: str) -> str:
    """Where a setting comes from."""
    if os.environ.get(variable := f"{PREFIX}{name.upper()}"):
        return variable
    file = settings_file()
    if file.exists() and name in tomllib.loads(file.read_text(encoding="utf-8")):
        return str(file)
    return "default"


def explained() -> Iterator[tuple[str, Any, str, str]]:
    """(name, value, where it came from, what it is) of each setting. Raises InputError."""
    found = settings()
    for name, field in Settings.model_fields.items():
        yield name, getattr(found, name), _place(name), field.description or ""


def apply() -> Settings:
    """Let the rest of the program see the store and the cache of the settings. Raises InputError."""
    found = settings()
    os.environ["COPYDESK_STORE"] = found.store_address
    if found.cache:
        os.environ["COPYDESK_CACHE"] = found.cache
    return found
