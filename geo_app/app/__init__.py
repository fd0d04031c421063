"""What Streamlit is started with.

Streamlit puts the folder of its script before all others on the path of imports, so this folder
holds nothing that shares its name with a library. Its settings are found here from any folder.
"""
