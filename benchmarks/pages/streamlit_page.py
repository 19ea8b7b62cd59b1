"""The page of 25 statements in Streamlit."""

import streamlit

from benchmarks.content import ITEMS, POINTS, statement

given = [streamlit.radio(statement(number), POINTS, index=None) for number in range(1, ITEMS + 1)]
streamlit.write(f"{sum(each is not None for each in given)} answered")
