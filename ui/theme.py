"""How it looks, as far as Streamlit's theme options reach; `look.css` does the rest."""

from collections.abc import Mapping

_SYSTEM_SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
_SERIF = "'Source Serif', Charter, Georgia, serif"

_EVERYWHERE: Mapping[str, str] = {
    "font": _SYSTEM_SANS,
    "headingFont": _SERIF,
    "codeFont": "ui-monospace, 'SF Mono', Menlo, Consolas, monospace",
    "baseFontSize": "16",
    "baseRadius": "0.4rem",
    "buttonRadius": "0.4rem",
    "linkUnderline": "true",
    "showWidgetBorder": "true",
    "paddingTop": "1.5rem",
    "paddingBottom": "2rem",
}
_LIGHT: Mapping[str, str] = {
    "primaryColor": "#0b6e69",
    "backgroundColor": "#faf7f1",
    "secondaryBackgroundColor": "#f2ede3",
    "textColor": "#24211c",
    "linkColor": "#0b6e69",
    "borderColor": "#ddd5c6",
    "codeBackgroundColor": "#f2ede3",
    "codeTextColor": "#24211c",
    "grayTextColor": "#6b6457",
}
_DARK: Mapping[str, str] = {
    "primaryColor": "#4fb3aa",
    "backgroundColor": "#1b1a17",
    "secondaryBackgroundColor": "#25231f",
    "textColor": "#ece6d9",
    "linkColor": "#4fb3aa",
    "borderColor": "#3b382f",
    "codeBackgroundColor": "#25231f",
    "codeTextColor": "#ece6d9",
    "grayTextColor": "#a89f8d",
}


def options() -> dict[str, str]:
    """Streamlit's theme options by their full names, for light and dark."""
    sections = (("theme", _EVERYWHERE), ("theme.light", _LIGHT), ("theme.dark", _DARK))
    return {
        f"{section}.{name}": value for section, values in sections for name, value in values.items()
    }
