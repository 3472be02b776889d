"""Oneself: name, letters, personal tokens."""

from django.forms import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from appmint.site.accounts.forms import ProfileForm, TokenForm
from appmint.site.accounts.models import AccessToken
from appmint.site.api.door import caller
from appmint.site.api.paging import Page, Window, paged
from appmint.site.api.problems import invalid_form
from appmint.site.api.shapes.people import Me, MeChange, NewToken, Token, TokenWish
from appmint.site.api.shapes.sent import Key

router = Router()


@router.get("me", response=Me)
def read_me(request: HttpRequest) -> Me:
    """Who you are to the API."""
    return Me.of(caller(request))


@router.patch("me", response=Me)
def change_me(request: HttpRequest, data: MeChange) -> Me:
    """Changes what is sent and leaves the rest."""
    user = caller(request)
    now = model_to_dict(user, list(ProfileForm.base_fields))
    form = ProfileForm(now | data.model_dump(exclude_none=True))
    if not form.is_valid():
        raise invalid_form(form)
    form.save(user)
    return Me.of(user)


@router.get("tokens", response=Page[Token])
def list_tokens(request: HttpRequest, response: HttpResponse, window: Query[Window]) -> Page[Token]:
    """Your tokens in use, newest first."""
    tokens = caller(request).tokens.filter(revoked_at=None)
    return paged(request, response, window, tokens, Token.of)


@router.post("tokens", response={201: NewToken})
def issue_token(request: HttpRequest, data: TokenWish) -> NewToken:
    """Issues a token; its text is in this answer only."""
    user = caller(request)
    form = TokenForm(user, data.model_dump())
    if not form.is_valid():
        raise invalid_form(form)
    wished = form.cleaned_data
    token, text = AccessToken.issue(user, wished["name"], wished["scope"])
    return NewToken(token=Token.of(token), text=text)


@router.delete("tokens/{token_id}", response={204: None})
def revoke_token(request: HttpRequest, token_id: Key) -> None:
    """Ends a token: what uses it is refused from now on."""
    get_object_or_404(AccessToken, pk=token_id, user=caller(request)).revoke()
