error("this run breaks")
