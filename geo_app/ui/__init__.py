"""The only user of Streamlit: state in the URL, panels, pages."""
