"""The script that Streamlit runs for each page; the work is in `shell.py`."""

from ui import shell, state

shell.run(state.local_mentor)
